using ContactsApp.Support.Browser;
using Microsoft.Playwright;

namespace ContactsApp.Screenshots;

/// <summary>Takes the pictures of one browser page: two sizes, each light and dark, under a common name.</summary>
internal sealed class Camera(AppPage page, string folder)
{
    /// <summary>The desktop and the phone of the mock-ups, in CSS pixels.</summary>
    private static readonly (int Width, int Height)[] Sizes = [(1440, 900), (390, 844)];

    private const int MostTries = 40;

    /// <summary>Writes NAME-1440-light.png, NAME-1440-dark.png, NAME-390-light.png and NAME-390-dark.png, and leaves the page at desktop size.</summary>
    /// <param name="place">Done at each size before the picture: brings what is to be seen into view.</param>
    public async Task TakeAsync(string name, Func<Task>? place = null)
    {
        foreach (var (width, height) in Sizes)
        {
            await page.Page.SetViewportSizeAsync(width, height);
            await (place?.Invoke() ?? Task.CompletedTask);
            foreach (var dark in new[] { false, true })
            {
                await page.UseDarkAsync(dark);
                var file = $"{name}-{width}-{(dark ? "dark" : "light")}.png";
                await File.WriteAllBytesAsync(Path.Combine(folder, file), await StillAsync(file));
            }
        }

        await page.UseDarkAsync(false);
        await page.Page.SetViewportSizeAsync(Sizes[0].Width, Sizes[0].Height);
    }

    /// <summary>A page is ready when two pictures of it, one after the other, are the same.</summary>
    private async Task<byte[]> StillAsync(string file)
    {
        byte[] last = [];
        for (var tries = 0; tries < MostTries; tries++)
        {
            var shot = await page.Page.ScreenshotAsync(new() { Animations = ScreenshotAnimations.Disabled, Caret = ScreenshotCaret.Hide });
            if (shot.AsSpan().SequenceEqual(last))
            {
                return shot;
            }

            last = shot;
            await page.SettledAsync();
        }

        throw new InvalidOperationException($"{file} does not stand still: something on the page moves for ever.");
    }
}
