using RedditMcp.LoadLab;

return await LabCommand.Create().Parse(args).InvokeAsync();
