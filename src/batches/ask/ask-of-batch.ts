export { leaveOutOf } from './leave-out-of.ts';
export { noteElsewhere } from './note-elsewhere.ts';
export { sendBack } from './send-back.ts';
