namespace RedditMcp.Simulator.World;

internal enum PostKind
{
    Self,
    Link,
    Image,
    Gallery,
    Video,
    Poll,
    Crosspost,
}
