namespace ContactsApp.Data;

/// <summary>The program cannot start, and the message tells whoever started it why and what to do. Shown without a stack trace.</summary>
public sealed class StartupException(string message, Exception? inner = null) : Exception(message, inner);
