export const notices = {
  'sandbox.label': 'Sandbox',
  'sandbox.about': 'Runs here are not real and cost nothing. Nothing leaves this page.',
  'sandbox.leave': 'Leave the sandbox',
  'endOfV1.retired':
    'CoreClaw has turned off API v1. The console now uses v2: requests and snippets are v2’s. Your saved data isn’t affected.',
  'endOfV1.blocked':
    'This server passes on API v2 only. The console now uses it: requests and snippets are v2’s. Your saved data isn’t affected.',
  'unreadAmount.newer':
    'A budget, a limit or a price of yours was stored by a later version of the console. This version cannot read it: it asks and estimates as if you had set none.',
  'unreadAmount.unreadable':
    'A budget, a limit or a price of yours that this browser keeps is damaged: you are asked and costs are estimated as if you had set none. Set it again.',
  'newVersion.title': 'A new version is available',
  'newVersion.about': 'Reload when it suits you. What you typed, what you started and this page are kept.',
  'newVersion.later': 'Later',

  'key.label': 'API key',
  'key.where': 'Find it in the CoreClaw Console under Settings > API & Integrations.',
  'key.sandbox': 'This is the sandbox: its runs are not real and cost nothing.',
  'key.sandbox.use': 'Fill in the sandbox key',
  'key.promise': 'Stored only in this browser tab. Sent only to {origin}.',
  'key.promise.sandbox': 'Stored only in this browser tab. It never leaves this page.',
  'key.has': 'This tab has the key that ends in {tail}.',
  'key.save': 'Save key',
  'key.save.start': 'Save key and start run',
  'key.save.only': 'Only save',
  'key.checking': 'Checking the key…',
  'key.forget': 'Forget key',
  'key.empty': 'Paste the key first.',
  'key.malformed': 'A key contains no spaces or line breaks. Copy it again.',
  'key.saved': 'The key works. Balance {amount}.',
} as const;
