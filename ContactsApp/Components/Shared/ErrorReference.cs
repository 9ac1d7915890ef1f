using System.Diagnostics;

namespace ContactsApp.Components.Shared;

/// <summary>The number that ties what a user sees to what the log holds.</summary>
public static partial class ErrorReference
{
    /// <summary>The current trace's id where there is one, else a random one; eight characters are enough to find it.</summary>
    public static string New() => (Activity.Current?.TraceId.ToHexString() ?? Guid.NewGuid().ToString("N"))[..8];

    /// <summary>Logs the failure under its number. The exception goes to the log only, never to the page.</summary>
    [LoggerMessage(Level = LogLevel.Error, Message = "Shown to a user as error {Reference}")]
    public static partial void Write(ILogger logger, string reference, Exception exception);
}
