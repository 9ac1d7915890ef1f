namespace ContactsApp.Features.Trash;

/// <summary>Registers the trash.</summary>
public static class TrashFeature
{
    public static IServiceCollection AddTrash(this IServiceCollection services) => services.AddScoped<TrashQueries>();
}
