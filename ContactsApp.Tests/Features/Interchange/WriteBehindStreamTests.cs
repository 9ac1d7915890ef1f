namespace ContactsApp.Features.Interchange;

public sealed class WriteBehindStreamTests
{
    [Fact]
    public async Task Write_Synchronously_WaitsForTheNextAsynchronousWriteAndKeepsTheOrder()
    {
        using var target = new MemoryStream();
        await using var stream = new WriteBehindStream(target);

        stream.Write([1, 2]);
        target.Length.Should().Be(0);
        await stream.WriteAsync(new byte[] { 3 });
        stream.Write([4], 0, 1);
        stream.Flush();
        target.ToArray().Should().Equal(1, 2, 3);
        await stream.FlushAsync();

        target.ToArray().Should().Equal(1, 2, 3, 4);
    }
}
