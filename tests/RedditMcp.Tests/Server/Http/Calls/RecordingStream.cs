using System.Text;

namespace RedditMcp.Tests.Server.Http.Calls;

/// <summary>A response body that remembers what reached it.</summary>
internal sealed class RecordingStream : MemoryStream
{
    public byte[] Bytes => ToArray();

    public string Text => Encoding.UTF8.GetString(ToArray());
}
