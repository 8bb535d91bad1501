using System.Buffers;

namespace RedditMcp.Server.Logs;

/// <summary>
/// Writes lines from a thread of its own, many at a time: a server that answers thousands of calls a second from memory would spend more on
/// a write for each line than on the calls. Nothing is dropped; who logs faster than can be written waits.
/// </summary>
internal sealed class LineWriter : IDisposable
{
    /// <summary>So many bytes may wait to be written.</summary>
    private const int MostGathered = 1024 * 1024;

    /// <summary>So long a line waits for others.</summary>
    private static readonly TimeSpan s_gathering = TimeSpan.FromMilliseconds(10);

    private readonly object _gate = new();
    private readonly Stream _output;
    private readonly Thread _thread;
    private ArrayBufferWriter<byte> _gathered = new(4096);
    private ArrayBufferWriter<byte> _written = new(4096);
    private bool _isEnded;

    public LineWriter(Stream output)
    {
        _output = output;
        _thread = new Thread(Run) { IsBackground = true, Name = "log" };
        _thread.Start();
    }

    /// <summary>Adds a line, with its end.</summary>
    public void Add(ReadOnlySpan<byte> line)
    {
        lock (_gate)
        {
            while (_gathered.WrittenCount > MostGathered && !_isEnded)
                Monitor.Wait(_gate);
            _gathered.Write(line);
            if (_isEnded)
                Write(_gathered);
            else if (_gathered.WrittenCount == line.Length || _gathered.WrittenCount > MostGathered)
                Monitor.PulseAll(_gate);
        }
    }

    /// <summary>Writes what is left. Lines that come later are written at once.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _isEnded = true;
            Monitor.PulseAll(_gate);
        }

        _thread.Join();
    }

    private void Run()
    {
        while (true)
        {
            lock (_gate)
            {
                while (_gathered.WrittenCount == 0 && !_isEnded)
                    Monitor.Wait(_gate);
                if (_gathered.WrittenCount == 0)
                    return;
                if (!_isEnded && _gathered.WrittenCount <= MostGathered)
                    Monitor.Wait(_gate, s_gathering);
                (_gathered, _written) = (_written, _gathered);
                Monitor.PulseAll(_gate);
            }

            Write(_written);
        }
    }

    private void Write(ArrayBufferWriter<byte> lines)
    {
        try
        {
            _output.Write(lines.WrittenSpan);
            _output.Flush();
        }
        catch (IOException)
        {
            // nobody reads the log any more, which is no reason to end
        }

        lines.ResetWrittenCount();
    }
}
