// Runs before the first paint, as a file since the CSP allows no inline script.
(function () {
  // So that dark never flashes light.
  var chosen = null;
  try {
    chosen = localStorage.getItem('run-console.theme');
  } catch {
    // A forbidden storage means: as the system.
  }
  var dark = chosen === 'dark' || (chosen !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.dataset.theme = dark ? 'dark' : 'light';

  // The code of a Worker's form is asked for together with the code that will ask for it. The build names the files.
  var files = document.currentScript.dataset.compose;
  if (!files || location.pathname.indexOf('/workers/') !== 0) return;
  files.split(' ').forEach(function (file) {
    var link = document.createElement('link');
    link.rel = 'modulepreload';
    link.crossOrigin = '';
    link.fetchPriority = 'low';
    link.href = file;
    document.head.append(link);
  });
})();
