/** The request as a command or program. The names of languages are the same in every language of the console. */
export const snippets = {
  'snippet.text': 'Snippet',
  'snippet.copy': 'Copy snippet',
  'snippet.language': 'Snippet language',
  'snippet.language.curl': 'curl (bash, zsh)',
  'snippet.language.powershell': 'PowerShell',
  'snippet.language.cmd': 'curl (cmd)',
  'snippet.language.python': 'Python (requests)',
  'snippet.language.javascript': 'JavaScript (fetch)',
  'snippet.language.node': 'Node.js',
  'snippet.language.go': 'Go',
  'snippet.language.php': 'PHP',
  'snippet.language.java': 'Java',
  'snippet.language.csharp': 'C#',
  'snippet.purpose': 'Snippet for',
  'snippet.purpose.start': 'Start the run',
  'snippet.purpose.job': 'Start, wait, download',
  'snippet.purpose.status': 'Get its status',
  'snippet.purpose.results': 'Get its results',
  'snippet.purpose.runTask': 'Run the task',
  'snippet.purpose.runTaskJob': 'Run, wait, download',
  'snippet.purpose.createTask': 'Create one like it',
  'snippet.jobLanguage.curl': 'bash (curl)',
  'snippet.jobLanguage.powershell': 'PowerShell',
  'snippet.jobLanguage.python': 'Python',
  'snippet.jobLanguage.javascript': 'JavaScript (Node 20)',
  'snippet.format': 'File format',
  'snippet.task': 'Snippet…',
  'snippet.task.title': 'The task as a snippet',
  'snippet.job':
    'It starts one run, waits until it is over, and saves the results in the folder where it is run. It ends with a code for each failure, listed at its top: fit for cron. Stopping it does not stop the run.',
  'snippet.results':
    'It gets the first {most} results, whatever the run has, and starts nothing. For all of them, ask for the next pages too, or export them on the page of the run.',
  'snippet.once':
    'It prints the answer, and ends without an error also where the platform refuses. For cron, choose “{job}”.',
  'snippet.uncapped':
    'Nothing limits what a run of it may cost, and nobody watches it: set a maximum charge.',
  'snippet.runTask': 'It runs the task as it is saved when the snippet runs.',
  'snippet.createTask':
    'It creates another task like this one, which does not run by itself, and prints its ID. Each time that it runs, it creates one more.',
  'snippet.window.size': 'Results in the answer',
  'snippet.window.page': 'Page',
  'snippet.window.about':
    'The answer holds results {first} to {last}, as far as there are so many. The run may have more: “results.count” in the answer tells how many. A run of over 5 minutes is answered before its end. Set in the snippet only: the console reads all results of its own runs.',
  'snippet.window.wrong': 'A whole number from 1 to {most}. Until then {used} is used.',
  'snippet.fromFile': 'Body in a file ({file})',
  'snippet.download': 'Download {file}',
  'request.truncated': 'The first {shown} of {size} are shown. Copy or download to get all of it.',
  'snippet.truncated': 'The first {shown} characters are shown. “Copy snippet” copies all of it.',
  'snippet.ownKey':
    'Your API key stands in the input. {placeholder} is in its place here: as it is, the snippet sends those words.',
  'snippet.key': 'The snippet reads your API key from the environment variable CORECLAW_API_KEY.',
  'snippet.sandbox': 'This is the sandbox: it starts nothing real.',
  'snippet.values': 'It contains what you filled in, including passwords and cookies.',
  'snippet.values.file': '{file} contains what you filled in, including passwords and cookies.',
  'snippet.runSlug': 'Replace RUN_SLUG with the ID of your run.',
  'snippet.runSlug.file': 'Replace RUN_SLUG in {file} with the ID of your run.',
  'snippet.file': 'Save {file} in the folder where you run it.',
  'snippet.file.cmd':
    'cmd cannot pass on all text, so the body comes from {file}. Save it in the folder where you run the command.',
  'snippet.failed': 'The snippets of other languages could not be loaded',
  'snippet.failed.advice': 'Check the connection and try again, or choose curl (bash, zsh).',
  'snippet.problem.nul': 'The address contains a NUL character, which no snippet can pass on.',
  'snippet.problem.loneSurrogate':
    'The address contains half of a character (a lone surrogate), which no snippet can pass on.',
  'snippet.problem.percent':
    'The address contains a percent sign, which cmd reads in one way when typed and in another in a batch file. Choose another language.',
} as const;
