// Leads a process group: starts the command it is given, and ends the whole group when the command ends
// or when its standard input closes, which happens even if the parent is killed outright.
import { spawn } from 'node:child_process';
import { killGroup } from './processes';

const [command, ...args] = process.argv.slice(2);
if (command === undefined) throw new Error('usage: guard.js command [arguments]');

const child = spawn(command, args, { stdio: ['ignore', 'inherit', 'inherit'] });
child.on('error', (error) => {
  console.error(error.message);
  killGroup(process.pid);
});
child.on('exit', () => killGroup(process.pid));
process.stdin.on('end', () => killGroup(process.pid));
process.stdin.resume();
