/** "Import input": what can be pasted, what would be taken of it, and why something cannot be read. */
export const importing = {
  'import.open': 'Import input',
  'import.title': 'Import input',
  'import.about':
    'Paste JSON (a Worker’s input or a whole request), a command that starts a run (curl, or PowerShell’s own), a HAR entry, or a fetch call copied from the browser’s tools. Nothing is started.',
  'import.text': 'Input to import',
  'import.placeholder': 'curl … or JSON in braces',
  'import.choose': 'Choose a file',
  'import.drop': 'or drop one here',
  'import.pasted': 'Pasted text',
  'import.long': '{name}, {size}',
  'import.clear': 'Take another',
  'import.reading': 'Reading…',
  'import.apply': 'Import',
  'import.done': 'Imported {count, plural, one {# field} other {# fields}}.',
  'import.brokenJson': 'The JSON tab holds text that is no JSON. Importing takes its place.',

  'import.from.custom': 'The input itself',
  'import.from.input': 'An input with its parameters',
  'import.from.request': 'A whole request',
  'import.from.curl': 'A command',
  'import.from.har': 'A request that the browser recorded',
  'import.from.fetch': 'A call from a program',

  'import.fields': 'Fills {count, plural, one {# field} other {# fields}}',
  'import.fields.none': 'It fills no field of this form.',
  'import.leftOut': 'Leaves {count, plural, one {# field} other {# fields}} out',
  'import.leftOut.why': 'The input does not name them.',
  'import.extras': 'Not in this Worker’s form',
  'import.extras.why': 'Kept beside the form, and sent as they are.',
  'import.problems': 'To be mended in the form',
  'import.options': 'Sets {count, plural, one {# run option} other {# run options}}',
  'import.options.none': 'Run options stay as they are.',
  'import.option.version': 'Version {value}, since this Worker is at {current}',
  'import.option.unusable': '{name} ({value}), which is no run option here',
  'import.refused': 'Not taken',
  'import.unknown': '{name}, which means nothing here',
  'import.key': 'An API key was found in it. It was dropped: the console takes keys only by its own dialog.',
  'import.worker': 'It was made for {worker}; this is {slug}.',
  'import.worker.same': 'An ID and a name can stand for one Worker: compare before you import.',
  'import.more': '{names} and {count} more',

  'import.problem.empty': 'There is nothing in it.',
  'import.problem.tooLarge': 'It is too large: at most {size}.',
  'import.problem.unreadable': 'The file cannot be read. It may have been moved or changed; choose it again.',
  'import.problem.notJson':
    'It is no JSON, nor a command or call that starts a run: line {line}, column {column}.',
  'import.problem.notExact':
    'Line {line}, column {column}: {text} has more digits than can be sent exactly. Write it as text, in quotes, if the Worker takes that.',
  'import.problem.tooDeep': 'Line {line}, column {column}: nested too deep.',
  'import.problem.noBody':
    'It sends no body, so there is no input in it. Copy the request that starts a run.',
  'import.problem.bodyInFile': 'Its body is in the file {file}. Choose that file instead.',
  'import.problem.variable':
    'Its body depends on {name}, which only its shell or program knows. Paste the body itself.',
  'import.problem.cut': 'It is cut off: a quote or bracket is never closed. Copy it again, as a whole.',
  'import.problem.notThisApi':
    'It does not start a run of this API: the address must end in /scraper/run, or in /workers/…/runs.',
  'import.problem.shape':
    'It holds no input. What is sent to a Worker stands in braces, by itself or under input.parameters.custom.',
} as const;
