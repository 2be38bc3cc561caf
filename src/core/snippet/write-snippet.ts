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
 * A writer for each language: the body arrives to the byte, the key comes from the environment and goes to the named
 * origin only, no redirect is followed. Loaded when a language other than curl is chosen.
 *
 * All are our own: none of the plugins of `@scalar/snippetz` 0.6.19 is exact. For fetch, Node, Python and PHP it writes
 * the body anew from its value, and breaks on quotes; for curl a leading `@` is a file; for PowerShell 5.1 the text goes
 * out in ISO-8859-1; for C# the line ends of the file are in the body; for Go a byte order mark, for Java a body over
 * 64 kB or a code page other than UTF-8 does not compile; and none takes the key from the environment.
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
