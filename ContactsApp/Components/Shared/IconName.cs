namespace ContactsApp.Components.Shared;

/// <summary>The icons of the product, drawn in IconPaths. Each is shown with a label or a tooltip, never merely to fill space.</summary>
public enum IconName
{
    ArrowDown,
    ArrowDownRight,
    /// <summary>For: came from them.</summary>
    ArrowLeft,
    ArrowRight,
    ArrowUp,
    ArrowUpRight,
    /// <summary>For: not allowed, do not contact.</summary>
    Ban,
    /// <summary>For: columns of cards.</summary>
    Board,
    /// <summary>For: needs attention.</summary>
    Bolt,
    Building,
    Calendar,
    Chat,
    Check,
    ChevronDown,
    ChevronLeft,
    ChevronRight,
    ChevronUp,
    Clock,
    Columns,
    Copy,
    Document,
    Edit,
    /// <summary>For: left, sign out.</summary>
    Exit,
    Export,
    External,
    Eye,
    Filter,
    Flag,
    Globe,
    Grid,
    Home,
    Import,
    Inbox,
    Info,
    Key,
    Link,
    LinkedIn,
    Lock,
    Mail,
    Merge,
    Minus,
    Moon,
    More,
    Move,
    News,
    Note,
    OrgChart,
    Pause,
    Phone,
    Pin,
    /// <summary>For: connection, source.</summary>
    Plug,
    Plus,
    Print,
    Search,
    Share,
    /// <summary>For: gatekeeper.</summary>
    Shield,
    /// <summary>For: demo data.</summary>
    Sparkle,
    Sun,
    /// <summary>For: replaced by.</summary>
    Swap,
    Tag,
    /// <summary>For: ICP, next best contact.</summary>
    Target,
    Trash,
    /// <summary>For: undo, restore.</summary>
    Undo,
    Unlock,
    Upload,
    User,
    Users,
    Warning,
    X,
}
