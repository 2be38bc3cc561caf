/** What is said above every screen once it is drawn: that this is the sandbox, and that a new version is there. */
export const notices = {
  'sandbox.label': 'Sandbox',
  'sandbox.about': 'Runs here are not real and cost nothing. Nothing leaves this page.',
  'sandbox.leave': 'Leave the sandbox',
  'endOfV1.retired':
    'API v1 is no longer answered by the platform. The console goes on in API v2: requests and snippets are v2’s. What you kept goes on.',
  'endOfV1.blocked':
    'This server passes on API v2 only. The console goes on in it: requests and snippets are v2’s. What you kept goes on.',
  'newVersion.title': 'A new version is available',
  'newVersion.about': 'Reload when it suits you. What you typed, what you started and this page are kept.',
  'newVersion.later': 'Later',
} as const;
