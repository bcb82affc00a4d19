"""Small real files of each kind, made in memory."""

import io
import zipfile

import docx
import openpyxl
import pypdf
import typst


def pdf(*pages: str) -> bytes:
    """A PDF with these texts, a page each."""
    source = "#set page(height: 200pt)\n" + "\n#pagebreak()\n".join(f"#{text!r}".replace("'", '"') for text in pages)
    return bytes(typst.compile(source.encode()))


def locked_pdf(text: str) -> bytes:
    """The same behind a password."""
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(pdf(text)))
    writer.encrypt("rahasia", algorithm="AES-256")
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def blank_pdf() -> bytes:
    """A page without text, as a scanner makes them."""
    writer = pypdf.PdfWriter()
    writer.add_blank_page(200, 200)
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def word(paragraph: str, cell: str = "") -> bytes:
    """A Word file with a paragraph and a table of one cell."""
    document = docx.Document()
    document.add_paragraph(paragraph)
    document.add_table(1, 1).cell(0, 0).text = cell
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def sheet(*cells: object) -> bytes:
    """A workbook with one row."""
    workbook = openpyxl.Workbook()
    workbook.active.append(list(cells))
    buffer = io.BytesIO()
    workbook.save(buffer)
    return buffer.getvalue()


def archive(entries: dict[str, str]) -> bytes:
    """A ZIP with these parts."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in entries.items():
            file.writestr(name, content)
    return buffer.getvalue()


def odt(text: str) -> bytes:
    """An OpenDocument text."""
    return archive({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": f"<d><p>{text}</p></d>"})


def slides(text: str) -> bytes:
    """A presentation with one slide."""
    body = f'<p:sld xmlns:p="p" xmlns:a="a"><a:t>{text}</a:t></p:sld>'
    return archive({"ppt/presentation.xml": "<p/>", "ppt/slides/slide1.xml": body})
