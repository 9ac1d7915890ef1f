using Bunit;
using ContactsApp.Components;
using ContactsApp.Data;
using ContactsApp.Domain;
using ContactsApp.Support;
using ContactsApp.Web;
using Microsoft.Extensions.DependencyInjection;

namespace ContactsApp.Features;

/// <summary>A component of a feature under test: the app's own services on a real database, and whoever <see cref="Acts"/> says.</summary>
public abstract class FeatureUiTest : UiTest
{
    protected FeatureUiTest(TestDatabase database)
    {
        Database = database;
        Services.AddSingleton<TimeProvider>(database.Time);
        Services.AddDatabase(database.Folder, database.Settings);
        FeatureServices.Add(Services);
    }

    protected TestDatabase Database { get; }

    /// <summary>From now on this user acts.</summary>
    protected void Acts(UserRole role) => Services.GetRequiredService<ActingUser>().Is = new UserInfo(TestDatabase.Ann.UserId!, TestDatabase.Ann.Name, role);
}
