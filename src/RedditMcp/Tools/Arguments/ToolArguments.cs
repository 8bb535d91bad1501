using System.Globalization;
using System.Text;

namespace RedditMcp.Tools.Arguments;

/// <summary>The arguments of one call, as they were declared and read.</summary>
/// <param name="declared">The arguments of the tool.</param>
/// <param name="values">Their values, in the same order.</param>
internal sealed class ToolArguments(IReadOnlyList<ToolArgument> declared, IReadOnlyList<object?> values)
{
    /// <summary>Between the values of a question; no text argument may hold it.</summary>
    private const char Separator = '\u001F';

    /// <summary>The value of an argument, or its default.</summary>
    public TValue Get<TValue>(ToolArgument<TValue> argument)
    {
        for (var i = 0; i < declared.Count; i++)
        {
            if (ReferenceEquals(declared[i], argument))
                return (TValue)values[i]!;
        }

        return argument.Default;
    }

    /// <summary>The value of a number that has a default.</summary>
    public int Get(IntegerArgument argument) => Get<int?>(argument)!.Value;

    /// <summary>The value of a required text.</summary>
    public string GetRequired(TextArgument argument) => Get(argument)!;

    /// <summary>
    /// What is asked, whoever asks and however fresh it must be: the tool and the values of all arguments but <c>max_age_seconds</c>, defaults
    /// filled in.
    /// </summary>
    public string QuestionTo(string tool)
    {
        var question = new StringBuilder(tool, capacity: 160);
        for (var i = 0; i < declared.Count; i++)
        {
            if (!ReferenceEquals(declared[i], SharedArguments.MaxAge))
                question.Append(Separator).Append(CultureInfo.InvariantCulture, $"{values[i]}");
        }

        return question.ToString();
    }
}
