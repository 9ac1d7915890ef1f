using Bunit;
using ContactsApp.Domain;
using ContactsApp.Support;

namespace ContactsApp.Features.Duplicates;

/// <summary>The button that merges two leads is locked where somebody would lose theirs, and says whose it is.</summary>
public sealed class MergeLeadsPageTests(FeatureSqlite database) : FeatureUiTest(database), IClassFixture<FeatureSqlite>
{
    [Fact]
    public async Task Merge_OfTwoOwnersLeads_IsLockedForARep_WithTheReason()
    {
        var page = await PageAsync(UserRole.Rep, "Bo", "Tom");

        page.WaitForAssertion(() => Merge(page).HasAttribute("disabled").Should().BeTrue());
        page.Markup.Should().Contain("owns one of the two and would lose it, which is for managers to decide.");
    }

    [Fact]
    public async Task Merge_OfTwoOwnersLeads_IsOpenForAManager()
    {
        var page = await PageAsync(UserRole.Manager, "Bo", "Tom");

        page.WaitForAssertion(() => Merge(page).HasAttribute("disabled").Should().BeFalse());
        page.Markup.Should().NotContain("would lose it");
    }

    [Fact]
    public async Task Merge_WhereTheOwnerKeepsIt_IsOpenForARep()
    {
        var page = await PageAsync(UserRole.Rep, "Bo", null);

        page.WaitForAssertion(() => Merge(page).HasAttribute("disabled").Should().BeFalse());
    }

    private static AngleSharp.Dom.IElement Merge(IRenderedComponent<MergeLeadsPage> page) => page.Find(".merge button.primary");

    private async Task<IRenderedComponent<MergeLeadsPage>> PageAsync(UserRole role, string? owner, string? other)
    {
        Acts(role);
        var left = await LeadAsync("Nordkap", owner);
        var right = await LeadAsync("Nordkap GmbH", other);
        return Render<MergeLeadsPage>(p => p.Add(m => m.Left, left).Add(m => m.Right, right));
    }

    private async Task<Guid> LeadAsync(string name, string? owner)
    {
        var user = owner is null ? null : await Database.UserAsync(owner);
        return (await new LeadBuilder(Database, name).With(l => l.OwnerId = user?.UserId).SaveAsync()).Lead.PublicId;
    }
}
