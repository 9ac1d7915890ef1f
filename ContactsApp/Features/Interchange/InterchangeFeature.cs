namespace ContactsApp.Features.Interchange;

/// <summary>The services of imports.</summary>
public static class InterchangeFeature
{
    public static IServiceCollection AddInterchange(this IServiceCollection services) => services.AddScoped<ContactImport>();
}
