export const sheets = {
  'sheet.column': 'Column {letters}',
  'sheet.sheet': 'Sheet',
  'sheet.hiddenSheet': '{name} (hidden)',
  'sheet.takeHidden': 'Take hidden rows and columns too',
  'sheet.header': 'The first row is a header',
  'sheet.headerIn': 'Row {row} is the header',
  'sheet.delimiter': 'Cells are separated by',
  'sheet.delimiter.comma': 'Commas',
  'sheet.delimiter.semicolon': 'Semicolons',
  'sheet.delimiter.tab': 'Tabs',
  'sheet.delimiter.bar': 'Bars (|)',
  'sheet.delimiter.none': 'Nothing: one column',
  'sheet.encoding': 'Encoding',
  'sheet.encoding.utf-8': 'Unicode (UTF-8)',
  'sheet.encoding.utf-16le': 'Unicode (UTF-16 LE)',
  'sheet.encoding.utf-16be': 'Unicode (UTF-16 BE)',
  'sheet.encoding.utf-32le': 'Unicode (UTF-32 LE)',
  'sheet.encoding.utf-32be': 'Unicode (UTF-32 BE)',
  'sheet.encoding.gb18030': 'Simplified Chinese (GBK, GB 18030)',
  'sheet.encoding.big5': 'Traditional Chinese (Big5)',
  'sheet.encoding.shift_jis': 'Japanese (Shift JIS)',
  'sheet.encoding.euc-kr': 'Korean (EUC-KR)',
  'sheet.encoding.windows-1250': 'Central European (Windows-1250)',
  'sheet.encoding.windows-1251': 'Cyrillic (Windows-1251)',
  'sheet.encoding.windows-1252': 'Western (Windows-1252)',
  'sheet.encoding.windows-1253': 'Greek (Windows-1253)',
  'sheet.encoding.windows-1254': 'Turkish (Windows-1254)',
  'sheet.encoding.windows-1255': 'Hebrew (Windows-1255)',
  'sheet.encoding.windows-1256': 'Arabic (Windows-1256)',
  'sheet.encoding.windows-1257': 'Baltic (Windows-1257)',
  'sheet.encoding.windows-874': 'Thai (Windows-874)',
  'sheet.encoding.macintosh': 'Western (Mac Roman)',
  'sheet.nothingIn': 'This sheet is empty.',
  'sheet.fault.empty': 'It contains no rows.',
  'sheet.fault.unreadable': 'The file cannot be read. It may have been moved or changed; choose it again.',
  'sheet.fault.broken':
    'This workbook is damaged or not whole. Open it in a spreadsheet program, save it once more, and choose that.',
  'sheet.fault.encrypted':
    'This workbook is locked with a password. Save it without one in a spreadsheet program, and choose that.',
  'sheet.fault.oldExcel':
    'This is a workbook of Excel 97–2003 (.xls). Save it as .xlsx or CSV in a spreadsheet program, and choose that.',
  'sheet.fault.binaryExcel':
    'This is a binary workbook (.xlsb). Save it as .xlsx or CSV in a spreadsheet program, and choose that.',
  'sheet.fault.openDocument':
    'This is an OpenDocument file (.ods). Save it as .xlsx or CSV in your office program, and choose that.',
  'sheet.fault.appleNumbers':
    'This is a file of Apple Numbers. Export it as Excel or CSV there, and choose that.',
  'sheet.fault.otherFile':
    'This is neither a text nor an Excel workbook. Choose a .csv, .tsv, .txt or .xlsx file.',
  'sheet.fault.tooLarge':
    'There is more in this workbook than can be opened here. Save the sheet that you need as CSV, and choose that.',
  'sheet.remark.rowsCut': 'Only the first {taken} of {of} rows were taken.',
  'sheet.remark.rowsMissing':
    '{count, plural, one {# more row was} other {# more rows were}} reported by the platform but not returned.',
  'sheet.remark.rowsCut.tooLong': 'Only the first {taken} rows were taken: the file is too long.',
  'sheet.remark.columnsCut': 'Only the first {taken} of {of} columns were taken.',
  'sheet.remark.blankRows': '{count, plural, one {# blank row was} other {# blank rows were}} left out.',
  'sheet.remark.rowsAboveHeader':
    '{count, plural, one {# row above the header was} other {# rows above the header were}} left out.',
  'sheet.remark.mergedCells':
    '{count, plural, one {# merged cell reaches} other {# merged cells reach}} over several rows: each of them has its text.',
  'sheet.remark.longRows':
    '{count, plural, one {# row has} other {# rows have}} more cells than the header: {names}',
  'sheet.remark.openQuotes':
    '{count, plural, one {# row has} other {# rows have}} a quote that does not end its cell, and is part of the text: {names}',
  'sheet.remark.sameNames':
    '{count, plural, one {A column has} other {# columns have}} the name of another, and {count, plural, one {is} other {are}} called {names}',
  'sheet.remark.withoutName':
    '{count, plural, one {A column without a name is} other {# columns without a name are}} called {names}',
  'sheet.remark.hiddenRows': '{count, plural, one {# hidden row was} other {# hidden rows were}} left out.',
  'sheet.remark.hiddenRows.taken':
    '{count, plural, one {# hidden row was} other {# hidden rows were}} taken too.',
  'sheet.remark.hiddenColumns':
    '{count, plural, one {# hidden column was} other {# hidden columns were}} left out.',
  'sheet.remark.hiddenColumns.taken':
    '{count, plural, one {# hidden column was} other {# hidden columns were}} taken too.',
  'sheet.remark.errorCells':
    '{count, plural, one {# cell holds} other {# cells hold}} an error of the sheet (such as #N/A): {names}',
  'sheet.remark.formulasWithoutResult':
    '{count, plural, one {# formula has} other {# formulas have}} no result in the file; the cells are empty here: {names}. Saving the file once more in a spreadsheet program fills them.',
  'sheet.remark.textsMissing':
    '{count, plural, one {# cell names a text that the file does not hold, and is} other {# cells name texts that the file does not hold, and are}} empty here: {names}',
  'sheet.remark.textsCut':
    '{count, plural, one {# cell has} other {# cells have}} more than 32,767 characters; the rest was left out: {names}',
  'sheet.remark.sheetFound':
    'Read from the sheet “{sheet}”: more of its columns fill a field than those of “{first}”.',
  'sheet.remark.encodingGuessed': 'Read as {encoding}. Where letters look wrong, choose another encoding.',
} as const;
