namespace ContactsApp.Features.Tags;

/// <summary>Registers what tags need.</summary>
public static class TagsFeature
{
    public static IServiceCollection AddTags(this IServiceCollection services) => services.AddScoped<TagQueries>();
}
