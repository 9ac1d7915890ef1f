using System.Diagnostics;
using System.Globalization;
using ContactsApp.Cli;
using ContactsApp.Features.Icp;
using ContactsApp.Features.Interchange;
using ContactsApp.Features.Leads;
using ContactsApp.Intake;
using ContactsApp.Web;
using Microsoft.Extensions.DependencyInjection;

namespace ContactsApp.Benchmarks.Interchange;

/// <summary>
/// Rows a second and memory of whole exports, on a data folder filled by <c>seed</c>. Not BenchmarkDotNet: one export takes seconds, and
/// its peak of memory is the point.
/// </summary>
internal static class ExportLoad
{
    private const string Usage = "Usage: exports --data FOLDER";

    private static readonly (ExportSubject Subject, ExportFormat Format)[] Files =
    [
        (ExportSubject.Contacts, ExportFormat.Csv), (ExportSubject.Contacts, ExportFormat.Xlsx), (ExportSubject.Contacts, ExportFormat.VCard), (ExportSubject.Contacts, ExportFormat.VCard3),
        (ExportSubject.Leads, ExportFormat.Csv), (ExportSubject.Leads, ExportFormat.Xlsx),
    ];

    /// <summary>Exports everything in every format, once to warm up and once to measure, and prints a table.</summary>
    /// <returns>0, or 2 for wrong usage.</returns>
    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter error, CancellationToken ct)
    {
        var parsed = CliArgs.Parse(args, ["--data"], []);
        if (parsed.Problem is not null || parsed.Option("--data") is not { } folder)
        {
            await error.WriteLineAsync(Usage);
            return 2;
        }

        using var host = await CliHost.OpenAsync([$"--ContactsApp:Data={Path.GetFullPath(folder)}"], services => services
            .AddSingleton<ChangeFeed>().AddScoped<Rights>().AddIcp().AddLeads().AddIntake().AddExports(), ct);
        await output.WriteLineAsync("| export | rows | seconds | rows/s | MB | heap before, MB | heap peak, MB | process peak, MB |");
        await output.WriteLineAsync("|---|---:|---:|---:|---:|---:|---:|---:|");
        foreach (var (subject, format) in Files)
        {
            await MeasureAsync(host.Services, subject, format, ct);
            await output.WriteLineAsync(await MeasureAsync(host.Services, subject, format, ct));
        }

        return 0;
    }

    private static async Task<string> MeasureAsync(IServiceProvider services, ExportSubject subject, ExportFormat format, CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        var exports = scope.ServiceProvider.GetRequiredService<ExportCommands>();
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        await using var counted = new Counted();
        var start = Stopwatch.GetTimestamp();
        var begun = await exports.BeginAsync(new(subject, format, new ExportScope.Filtered(new LeadFilter())), ct);
        var rows = await exports.WriteAsync(begun.Value!, counted, ct);
        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        using var process = Process.GetCurrentProcess();
        return string.Create(
            CultureInfo.InvariantCulture,
            $"| {subject} as {format} | {rows:N0} | {seconds:0.0} | {rows / seconds:N0} | {counted.Bytes / 1e6:0.0} | {before / 1e6:0} | {counted.HeapPeak / 1e6:0} | {process.PeakWorkingSet64 / 1e6:0} |");
    }

    /// <summary>Takes everything, keeps nothing, and looks at the heap (garbage included) at every 64 KB.</summary>
    private sealed class Counted : Stream
    {
        private const int LookEvery = 1 << 16;
        private long lookAt;

        public long Bytes { get; private set; }

        public long HeapPeak { get; private set; }

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override void Write(byte[] buffer, int offset, int count) => Count(count);

        public override void Write(ReadOnlySpan<byte> buffer) => Count(buffer.Length);

        public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
        {
            Count(count);
            return Task.CompletedTask;
        }

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            Count(buffer.Length);
            return ValueTask.CompletedTask;
        }

        public override void Flush()
        {
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        private void Count(int bytes)
        {
            Bytes += bytes;
            if (Bytes >= lookAt)
            {
                lookAt = Bytes + LookEvery;
                HeapPeak = Math.Max(HeapPeak, GC.GetTotalMemory(forceFullCollection: false));
            }
        }
    }
}
