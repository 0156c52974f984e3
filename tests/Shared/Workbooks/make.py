"""Makes the workbooks of this folder: see README.md. Needs xlsxwriter, LibreOffice and Gnumeric's ssconvert."""
import datetime, os, shutil, subprocess, sys, tempfile
import xlsxwriter

here = os.path.dirname(os.path.abspath(__file__))
headers = ["INE", "Code UAI", "Nom de famille", "Prénom", "Né(e) le", "Tél. portable", "Note"]


def write(path, is1904):
    book = xlsxwriter.Workbook(path, {"date_1904": is1904})
    book.add_worksheet("Cachée").hide()
    sheet = book.add_worksheet("Élèves 6A")
    other = book.add_worksheet("Autre")
    sheet.activate()
    sheet.set_first_sheet()
    french = book.add_format({"num_format": "dd/mm/yyyy"})
    iso = book.add_format({"num_format": "yyyy-mm-dd"})
    ten = book.add_format({"num_format": "0000000000"})
    pairs = book.add_format({"num_format": '0#" "##" "##" "##" "##'})
    bold, plain = book.add_format({"bold": True}), book.add_format({"italic": True})
    day = datetime.date
    for column, header in enumerate(headers):
        sheet.write_string(0, column, header, bold)

    def row(number, ine, uai, name, first, born, born_format, mobile, mobile_format=None, note=""):
        sheet.write_string(number, 0, ine)
        sheet.write_string(number, 1, uai)
        sheet.write_string(number, 2, name)
        sheet.write_string(number, 3, first)
        if isinstance(born, str):
            sheet.write_string(number, 4, born)
        else:
            sheet.write_datetime(number, 4, born, born_format)
        if isinstance(mobile, str):
            sheet.write_string(number, 5, mobile)
        else:
            sheet.write_number(number, 5, mobile, mobile_format)
        if note:
            sheet.write_string(number, 6, note)

    row(1, "1234567890V", "0860076R", "Durand", "Élodie", day(2012, 3, 12), french, "0639981234")
    row(2, "1234567890A", "0860076A", "Lefèvre", "Zoé", day(2012, 3, 13), iso, 639981234, ten)
    row(3, "1234567897C", "0860076R", "D'Été", "Jean", day(2012, 12, 1), french, 639981234, pairs)
    row(4, "1234567897C", "0860076R", "Dur4nd", "Noël", "30/02/2012", None, 639981234)
    sheet.write_formula(5, 0, '="1234567890"&"B"', None, "1234567890B")
    sheet.write_string(5, 1, "0860076R")
    sheet.write_formula(5, 2, "=NA()", None, "#N/A")
    sheet.write_boolean(5, 3, True)
    epoch = day(1904, 1, 1) if is1904 else day(1899, 12, 30)
    sheet.write_formula(5, 4, "=DATE(2999,1,1)", french, (day(2999, 1, 1) - epoch).days)
    sheet.write_number(5, 5, 33639981234)
    sheet.merge_range(6, 0, 6, 2, "Groupe 2")
    # Row 8 is empty.
    sheet.write_string(8, 0, "1234567897D")
    sheet.write_rich_string(8, 2, bold, "Du", plain, "rand")
    sheet.write_string(8, 3, "Jean; dit \"J\"\nLuc")
    sheet.write_string(9, 3, "  Anne  ")
    sheet.write_string(9, 6, "Total : 25")
    for number in range(10, 30):
        for column in range(7):
            sheet.write_blank(number, column, None, french)
    other.write_row(0, 0, ["UAI", "Nom"])
    other.write_row(1, 0, ["0860076A", "Durand"])
    book.close()


def run(*command):
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


with tempfile.TemporaryDirectory() as work:
    source = os.path.join(work, "table.xlsx")
    write(os.path.join(here, "xlsxwriter-1904.xlsx"), True)
    write(source, False)
    shutil.copy(source, os.path.join(here, "xlsxwriter.xlsx"))
    csv = "csv:Text - txt - csv (StarCalc):59,34,76,1,,0,false,false,true,false,false,2"
    for kind in ["xlsx", "ods", csv]:
        run("soffice", "--headless", f"-env:UserInstallation=file://{work}/profile", "--convert-to", kind, "--outdir", f"{work}/out", source)
        name = kind.split(":")[0]
        made = [file for file in os.listdir(f"{work}/out") if file.endswith("." + name)][0]
        shutil.move(f"{work}/out/{made}", os.path.join(here, f"libreoffice.{name}"))
    run("ssconvert", source, os.path.join(here, "gnumeric.xlsx"))
    run("ssconvert", source, os.path.join(here, "gnumeric.ods"))
