/** The request as a command or program. The names of languages are the same in every language of the console. */
export const snippets = {
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
  'snippet.purpose.status': 'Get its status',
  'snippet.purpose.results': 'Get its results',
  'snippet.fromFile': 'Body in a file ({file})',
  'snippet.download': 'Download {file}',
  'snippet.truncated': 'The first {shown} characters are shown. Copy snippet takes the whole.',
  'snippet.key': 'It reads your API key from the environment variable CORECLAW_API_KEY.',
  'snippet.sandbox': 'This is the sandbox: it starts nothing real.',
  'snippet.sandbox.page':
    'This is the sandbox in the page: sandbox.invalid leads nowhere, so it reaches nothing and starts nothing real.',
  'snippet.values': 'What you filled in stands in it as it is, passwords and cookies too.',
  'snippet.values.file': 'What you filled in stands in {file} as it is, passwords and cookies too.',
  'snippet.runSlug': 'Put the ID of your run in place of RUN_SLUG.',
  'snippet.runSlug.file': 'Put the ID of your run in place of RUN_SLUG in {file}.',
  'snippet.file': 'Save {file} in the folder where you run it.',
  'snippet.file.cmd':
    'cmd cannot pass on every text, so the body comes from {file}. Save it in the folder where you run the command.',
  'snippet.encoding':
    'Paste it into PowerShell. As a script for Windows PowerShell 5.1, save it in UTF-8 with BOM.',
  'snippet.failed': 'The snippets of other languages could not be loaded',
  'snippet.failed.advice': 'Check the connection and try again, or choose curl (bash, zsh).',
  'snippet.problem.nul': 'The address holds a NUL character, which no snippet can pass on.',
  'snippet.problem.loneSurrogate':
    'The address holds half of a character (a lone surrogate), which no snippet can pass on.',
  'snippet.problem.percent':
    'The address holds a percent sign, which cmd reads in one way when typed and in another in a batch file. Choose another language.',
} as const;
