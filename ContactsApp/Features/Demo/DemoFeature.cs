namespace ContactsApp.Features.Demo;

/// <summary>The services of the demo.</summary>
public static class DemoFeature
{
    public static IServiceCollection AddDemo(this IServiceCollection services) => services.AddScoped<DemoBuilder>().AddScoped<DemoCommands>();
}
