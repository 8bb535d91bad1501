using System.Text.Json;

namespace RedditMcp.Simulator.Rendering;

/// <summary>Fields that Reddit sends with every thing and that are always empty for a reader, encoded once.</summary>
internal static class Names
{
    public static readonly JsonEncodedText[] PostNulls =
        Of("approved_at_utc mod_reason_title top_awarded_type link_flair_text_color author_flair_background_color category approved_by " +
           "author_flair_css_class content_categories mod_note banned_by likes banned_at_utc view_count removed_by num_reports " +
           "mod_reason_by removal_reason link_flair_background_color report_reasons discussion_type author_flair_text_color author_flair_template_id");

    public static readonly JsonEncodedText[] PostFalses =
        Of("saved clicked hidden quarantine is_original_content is_meta can_mod_post is_created_from_ads_ui author_premium " +
           "allow_live_comments no_follow media_only can_gild visited author_is_blocked send_replies author_patreon_flair contest_mode");

    public static readonly JsonEncodedText[] PostLists =
        Of("link_flair_richtext user_reports author_flair_richtext all_awardings awarders treatment_tags mod_reports");

    public static readonly JsonEncodedText[] CommentNulls =
        Of("approved_at_utc comment_type mod_reason_by banned_by num_reports likes banned_at_utc mod_reason_title report_reasons removal_reason " +
           "approved_by top_awarded_type author_flair_css_class associated_award unrepliable_reason author_flair_text_color " +
           "author_flair_template_id author_flair_background_color collapsed_because_crowd_control mod_note");

    public static readonly JsonEncodedText[] CommentFalses =
        Of("author_is_blocked saved can_mod_post no_follow author_patreon_flair author_premium can_gild send_replies");

    public static readonly JsonEncodedText[] CommentLists =
        Of("user_reports author_flair_richtext treatment_tags awarders all_awardings mod_reports");

    public static readonly JsonEncodedText[] CommunityNulls =
        Of("user_flair_background_color user_is_banned user_is_muted user_can_flair_in_sr header_img icon_size active_user_count accounts_active " +
           "user_has_favorited user_flair_template_id header_title header_size is_enrolled_in_new_modmail user_is_subscriber emojis_custom_size " +
           "notification_level user_flair_text user_is_moderator user_flair_text_color user_flair_css_class banner_size user_is_contributor " +
           "user_sr_flair_enabled");

    public static readonly JsonEncodedText[] CommunityFalses =
        Of("restrict_posting free_form_reports hide_ads public_traffic quarantine original_content_tag_enabled all_original_content " +
           "has_menu_widget can_assign_user_flair disable_contributor_requests collapse_deleted_comments accounts_active_is_fuzzed restrict_commenting");

    public static readonly JsonEncodedText[] CommunityTrues =
        Of("wiki_enabled allow_galleries emojis_enabled spoilers_enabled show_media_preview allow_videogifs allow_polls allow_videos " +
           "is_crosspostable_subreddit can_assign_link_flair user_flair_enabled_in_sr allow_discovery user_sr_theme_enabled link_flair_enabled " +
           "show_media allow_images");

    /// <summary>What a community that may be read always tells.</summary>
    public static readonly JsonEncodedText[] CommunityTexts =
        Of("description description_html public_description_html submit_text submit_text_html subscribers lang over18 submission_type");

    private static JsonEncodedText[] Of(string names) => [.. names.Split(' ').Select(name => JsonEncodedText.Encode(name))];
}
