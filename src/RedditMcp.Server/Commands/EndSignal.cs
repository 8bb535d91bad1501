using System.Runtime.InteropServices;

namespace RedditMcp.Server.Commands;

/// <summary>Waits until the process is asked to end, for commands that have no host to do so.</summary>
internal sealed class EndSignal : IDisposable
{
    private readonly TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly PosixSignalRegistration interrupt;
    private readonly PosixSignalRegistration terminate;
    private readonly CancellationTokenRegistration cancel;

    public EndSignal(CancellationToken cancellationToken)
    {
        interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, End);
        terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, End);
        cancel = cancellationToken.Register(() => ended.TrySetResult());
    }

    /// <summary>Completes when a signal came.</summary>
    public Task Task => ended.Task;

    public void Dispose()
    {
        interrupt.Dispose();
        terminate.Dispose();
        cancel.Dispose();
    }

    private void End(PosixSignalContext signal)
    {
        signal.Cancel = true;
        ended.TrySetResult();
    }
}
