namespace ContactsApp.Domain.Icp;

/// <summary>The profile a fresh installation starts with.</summary>
public static class DefaultIcp
{
    /// <summary>The default profile.</summary>
    public static IcpDefinition Create() => new() { Name = "Mid-size industry and software" };
}
