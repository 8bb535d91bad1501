using RedditMcp.Simulator.Threads;
using RedditMcp.Simulator.World;

namespace RedditMcp.Simulator.Rendering;

/// <summary>Writes a selection of comments, nested or flat, with stubs for what it leaves out.</summary>
internal sealed class ThreadRenderer(ThreadView view, CommentRenderer comments, Site site, AnswerBuffer answer)
{
    /// <summary>A listing of the answers to a comment, or to the post, and so on below.</summary>
    public void WriteListing(ReadOnlySpan<int> children, int parent)
    {
        answer.Append("""{"kind":"Listing","data":{"after":null,"dist":null,"modhash":null,"geo_filter":"","children":["""u8);
        var first = true;
        foreach (var child in children)
        {
            if (view.Selection.Shows(child))
                WriteNested(child, ref first);
        }

        WriteStub(children, parent, ref first);
        answer.Append("""],"before":null}}"""u8);
    }

    /// <summary>A comment and what is shown below it, depth first, one after the other.</summary>
    public void WriteFlat(int index, ref bool first)
    {
        WriteOpen(index, ref first);
        answer.Append("\"\"}}"u8);
        var children = view.Order.Children(index);
        foreach (var child in children)
        {
            if (view.Selection.Shows(child))
                WriteFlat(child, ref first);
        }

        WriteStub(children, index, ref first);
    }

    private void WriteNested(int index, ref bool first)
    {
        WriteOpen(index, ref first);
        var children = view.Order.Children(index);
        if (children.Length == 0)
            answer.Append("\"\""u8);
        else
            WriteListing(children, index);

        answer.Append("}}"u8);
    }

    private void WriteOpen(int index, ref bool first)
    {
        var comment = new Comment(site, view.Tree.Post, index);
        var rendered = comments.Render(comment, view.Tree.DepthOf(index), view.Now, view.Raw);
        answer.Separate(ref first).Append("""{"kind":"t1","data":"""u8).Append(rendered.AsSpan()[..^1])
            .Append(""","depth":"""u8).Append(view.DepthOf(index)).Append(""","replies":"""u8);
    }

    // Reddit names the hidden comments, except below its deepest level, where it asks to continue with the parent as the root.
    private void WriteStub(ReadOnlySpan<int> children, int parent, ref bool first)
    {
        var hidden = new List<int>();
        foreach (var child in children)
        {
            if (!view.Selection.Shows(child) && view.Offers(child))
                hidden.Add(child);
        }

        if (hidden.Count == 0)
            return;

        var post = view.Tree.Post;
        var depth = view.DepthOf(hidden[0]);
        var parentName = parent < 0 ? post.Id.Fullname : CommentId.Of(post.Id, parent).Fullname;
        if (depth >= ThreadView.DeepestShown)
        {
            answer.Separate(ref first).Append("""{"kind":"more","data":{"count":0,"name":"t1__","id":"_","parent_id":"""u8).AppendName(parentName)
                .Append(""","depth":"""u8).Append(depth).Append(""","children":[]}}"""u8);
            return;
        }

        var name = CommentId.Of(post.Id, hidden[0]);
        answer.Separate(ref first).Append("""{"kind":"more","data":{"count":"""u8).Append(hidden.Sum(view.Tree.SizeOf))
            .Append(""","name":"""u8).AppendName(name.Fullname).Append(""","id":"""u8).AppendName(name.ToString())
            .Append(""","parent_id":"""u8).AppendName(parentName).Append(""","depth":"""u8).Append(depth).Append(""","children":["""u8);
        var firstId = true;
        foreach (var index in hidden)
            answer.Separate(ref firstId).AppendName(CommentId.Of(post.Id, index).ToString());

        answer.Append("]}}"u8);
    }
}
