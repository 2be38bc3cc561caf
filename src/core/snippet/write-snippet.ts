import { writeCmd } from './languages/cmd.ts';
import { writeCSharp } from './languages/csharp.ts';
import { writeCurl } from './languages/curl.ts';
import { writeGo } from './languages/go.ts';
import { writeJava } from './languages/java.ts';
import { writeJavaScript, writeNode } from './languages/javascript.ts';
import { writePhp } from './languages/php.ts';
import { writePowerShell } from './languages/powershell.ts';
import { writePython } from './languages/python.ts';
import type { SnippetLanguage, WriteSnippet } from './snippet.ts';

/**
 * A writer for each language: the body is exact, the key comes from the environment and goes to the named
 * origin only, redirects are not followed. Loaded when a language other than curl is chosen.
 * None uses `@scalar/snippetz` 0.6.19, because none of its plugins is exact. Fetch, Node, Python and PHP
 * rewrite the body from its value and break on quotes; curl reads a leading `@` as a file; PowerShell 5.1
 * sends ISO-8859-1; C# includes the file's line ends in the body; Go fails on a byte order mark, Java on a
 * body over 64 kB or a code page other than UTF-8; and none takes the key from the environment.
 */
export const WRITE_SNIPPET: Record<SnippetLanguage, WriteSnippet> = {
  curl: writeCurl,
  powershell: writePowerShell,
  cmd: writeCmd,
  python: writePython,
  javascript: writeJavaScript,
  node: writeNode,
  go: writeGo,
  php: writePhp,
  java: writeJava,
  csharp: writeCSharp,
};
