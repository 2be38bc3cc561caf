import { writeBashJob } from './bash.ts';
import type { JobLanguage, WriteJob } from './job.ts';
import { writeNodeJob } from './node.ts';
import { writePowerShellJob } from './powershell.ts';
import { writePythonJob } from './python.ts';

export const WRITE_JOB: Record<JobLanguage, WriteJob> = {
  curl: writeBashJob,
  powershell: writePowerShellJob,
  python: writePythonJob,
  javascript: writeNodeJob,
};
