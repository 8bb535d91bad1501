using System.Text;
using System.Text.Json;
using RedditMcp.Caching.Cold;

namespace RedditMcp.Caching.Purging;

/// <summary>
/// The word a purge leaves on the notice board for all processes: <c>purge:</c> and the JSON of its <see cref="ComplianceRecord"/>, which
/// carries the version. Other notices start with other words and are passed over.
/// </summary>
internal static class PurgeNotice
{
    private const string Word = "purge:";

    public static string Of(ComplianceRecord purge) => Word + JsonSerializer.Serialize(purge, ArchiveJson.Default.ComplianceRecord);

    /// <summary>Reads a notice; null where it is another's.</summary>
    public static ComplianceRecord? Read(string notice) =>
        notice.StartsWith(Word, StringComparison.Ordinal) ? ComplianceLog.Read(Encoding.UTF8.GetBytes(notice[Word.Length..])) : null;
}
