using System.Globalization;
using CsvHelper;

namespace EduConnect.Rules.Cli;

/// <summary>Writes each problem as a line on standard output, in text or JSON, or as a row of a new CSV file.</summary>
internal abstract class ProblemWriter(CheckWords words) : IDisposable
{
    protected CheckWords Words => words;

    public void Write(IEnumerable<Finding> findings)
    {
        foreach (var finding in findings)
        {
            Write(finding);
        }
    }

    /// <summary>Lets readers see what was written so far: they need not wait for the end of the input.</summary>
    public abstract void Flush();

    /// <summary>Writes the end, after the last problem.</summary>
    public abstract void Complete(CheckTotals totals);

    protected abstract void Write(Finding finding);

    public virtual void Dispose()
    {
    }

    internal sealed class Text(CheckWords words, Output output) : ProblemWriter(words)
    {
        protected override void Write(Finding finding) => output.Line(
            finding.IsRepaired
                ? $"{finding.Row}: {Words.Header(finding.Column)}: {Say("réparé", "repaired")}: "
                    + CheckWords.Repair(finding.Repair) + Shown(finding)
            : finding.Column < 0
                ? $"{finding.Row}: {finding.Code}: {Words.Message(finding)}"
                    + (finding.IsWarning ? "" : $" ({CheckWords.RawLength(finding.RawLength)})")
                : $"{finding.Row}: {Words.Header(finding.Column)}: {finding.Code}: {Words.Message(finding)}"
                    + Shown(finding),
            good: finding.IsRepaired);

        private static string Shown(Finding finding) =>
            finding.Shown.Length > 0 ? $" [{Terminal.Printable(finding.Shown)}]" : "";

        public override void Flush() => output.Flush();

        public override void Complete(CheckTotals totals) => output.Flush();
    }

    internal sealed class Json(CheckWords words, Output output) : ProblemWriter(words)
    {
        protected override void Write(Finding finding) => output.Json(json =>
        {
            json.WriteNumber("row", finding.Row);
            json.WriteString("column", finding.Column < 0 ? null : Words.Header(finding.Column));
            json.WriteString("code", finding.Code.Length > 0 ? finding.Code : null);
            json.WriteString("message", Words.Message(finding));
            json.WriteBoolean("warning", finding.IsWarning);
            if (finding.Column < 0 && finding.RawLength > 0)
            {
                json.WriteNumber("rawLength", finding.RawLength);
            }
            else
            {
                json.WriteString("value", finding.Shown);
            }

            if (finding.FirstRow > 0)
            {
                json.WriteNumber("firstRow", finding.FirstRow);
            }

            if (finding.Repair != RepairSteps.None)
            {
                json.WriteStartArray("repair");
                foreach (var step in CheckWords.RepairCodes(finding.Repair))
                {
                    json.WriteStringValue(step);
                }

                json.WriteEndArray();
                json.WriteBoolean("repaired", finding.IsRepaired);
            }
        });

        public override void Flush() => output.Flush();

        public override void Complete(CheckTotals totals)
        {
            output.Json(json =>
            {
                json.WriteStartObject("summary");
                json.WriteNumber("rows", totals.Rows - totals.Blank);
                json.WriteNumber("ok", totals.Ok);
                json.WriteNumber("withProblems", totals.Wrong);
                json.WriteNumber("unreadable", totals.Unreadable);
                json.WriteNumber("blankLines", totals.Blank);
                json.WriteNumber("warnings", totals.Warnings);
                json.WriteNumber("repaired", totals.Repaired);
                json.WriteNumber("repairable", totals.Repairable);
                json.WriteBoolean("interrupted", totals.IsInterrupted);
                json.WriteEndObject();
            });
            output.Flush();
        }
    }

    /// <summary>
    /// Writes CSV for Excel: the separator of the input, a byte-order mark, and nothing that Excel would read as a
    /// formula.
    /// </summary>
    internal sealed class Csv : ProblemWriter
    {
        private readonly NewFile _file;
        private readonly CsvWriter _csv;

        public Csv(CheckWords words, NewFile file, char separator) : base(words)
        {
            _file = file;
            CsvWriter? csv = null;
            var options = new CsvWriterOptions
            {
                Separator = separator,
                WriteByteOrderMark = true,
                Injection = CsvInjection.Escape,
            };
            file.Write(stream => csv = CsvWriter.Create(stream, options, leaveOpen: true));
            _csv = csv!;
            Record(IsFrench
                ? ["ligne", "colonne", "code", "message", "valeur", "octets", "premiere_ligne", "reparation", "repare"]
                : ["row", "column", "code", "message", "value", "bytes", "first_row", "repair", "repaired"]);
        }

        protected override void Write(Finding finding) => Record(
            Number(finding.Row), finding.Column < 0 ? "" : Words.Header(finding.Column), finding.Code,
            Words.Message(finding), Terminal.Printable(finding.Shown), Number(finding.RawLength),
            Number(finding.FirstRow), string.Join(' ', CheckWords.RepairCodes(finding.Repair)),
            finding.IsRepaired ? Say("oui", "yes") : "");

        public override void Flush()
        {
        }

        public override void Complete(CheckTotals totals)
        {
            _file.Write(_ => _csv.Flush());
            _file.Complete();
        }

        // The CSV writer is not flushed: a file without a name yet is given up.
        public override void Dispose()
        {
            _file.Dispose();
            base.Dispose();
        }

        private static string Number(long number) =>
            number == 0 ? "" : number.ToString(CultureInfo.InvariantCulture);

        private void Record(params string[] fields) =>
            _file.Write(_ => _csv.WriteRecord([.. fields.Select(Spreadsheet.Guard)]));
    }
}
