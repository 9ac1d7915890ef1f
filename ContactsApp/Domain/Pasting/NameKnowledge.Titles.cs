using System.Text.RegularExpressions;

namespace ContactsApp.Domain.Pasting;

internal static partial class NameKnowledge
{
    public static bool IsTitle(string segment) => Temp().IsMatch(segment);

    [GeneratedRegex(@"\b(?:C[EFTIOMP]O|CISO|VP|SVP|EVP|HR|director|manager|head|leiter|leiterin|engineer|officer|chief|president|founder|owner|lead|analyst|consultant|specialist|assistant|executive|partner|sales|finance|finanzen|marketing|procurement|einkauf\w*|directora?|responsable|responsabile|gerente|directeur|directrice|geschäftsführer(?:in)?|chef|architect|developer|buyer|counsel|controller|controlling|operations|platform|accountant|vertrieb\w*|buchhalter\w*|jefe|jefa|coordinator|recruiter|designer|legal|it)\b|(?:leiter|leiterin|manager|managerin|chef|direktor)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Temp();
}
