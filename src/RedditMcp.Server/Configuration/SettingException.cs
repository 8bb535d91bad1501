namespace RedditMcp.Server.Configuration;

/// <summary>A setting is set and wrong. The message is one line for the operator and never holds a value that may be secret.</summary>
/// <param name="message">What is wrong and what it takes.</param>
/// <param name="cause">What found it out.</param>
internal sealed class SettingException(string message, Exception? cause = null) : Exception(message, cause);
