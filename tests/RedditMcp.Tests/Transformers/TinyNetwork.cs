using System.Runtime.InteropServices;
using System.Text;

namespace RedditMcp.Tests.Transformers;

/// <summary>
/// Writes the smallest network in ONNX that is a classifier: it looks every token up in a table of what each label gets for it, and takes the
/// mean. Field numbers are those of <c>onnx.proto</c>.
/// </summary>
internal static class TinyNetwork
{
    private const int Float = 1;
    private const int Int64 = 7;

    /// <summary>Writes it.</summary>
    /// <param name="labels">How many labels there are.</param>
    /// <param name="table">For each token of the vocabulary, a number for each label.</param>
    public static byte[] Write(int labels, float[] table)
    {
        var graph = Join(
            Message(1, Join(Text(1, "table"), Text(1, "input_ids"), Text(2, "found"), Text(4, "Gather"))),
            Message(1, Join(Text(1, "found"), Text(2, "logits"), Text(4, "ReduceMean"), Message(5, Join(Text(1, "axes"), Number(8, 1), Number(20, 7))), Message(5, Join(Text(1, "keepdims"), Number(3, 0), Number(20, 2))))),
            Text(2, "tiny"),
            Message(5, Join(Number(1, table.Length / labels), Number(1, labels), Number(2, Float), Text(8, "table"), Message(9, MemoryMarshal.AsBytes(table.AsSpan()).ToArray()))),
            Value(11, "input_ids", Int64, Text(2, "tokens")),
            Value(11, "attention_mask", Int64, Text(2, "tokens")),
            Value(12, "logits", Float, Number(1, labels)));
        return Join(Number(1, 8), Message(8, Number(2, 13)), Message(7, graph));
    }

    private static byte[] Value(int field, string name, int type, byte[] second) => Message(field, Join(
        Text(1, name), Message(2, Message(1, Join(Number(1, type), Message(2, Join(Message(1, Number(1, 1)), Message(1, second))))))));

    private static byte[] Text(int field, string text) => Message(field, Encoding.UTF8.GetBytes(text));

    private static byte[] Message(int field, byte[] content) => Join(Varint((field << 3) | 2), Varint(content.Length), content);

    private static byte[] Number(int field, int value) => Join(Varint(field << 3), Varint(value));

    private static byte[] Varint(int value)
    {
        var bytes = new List<byte>();
        for (; value > 127; value >>= 7)
            bytes.Add((byte)(value | 128));
        bytes.Add((byte)value);
        return [.. bytes];
    }

    private static byte[] Join(params byte[][] parts) => [.. parts.SelectMany(part => part)];
}
