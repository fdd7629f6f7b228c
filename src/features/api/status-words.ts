/**
 * The words of HTTP's statuses. Not by `import`: for an ES module Node opens all that `node:http` offers, its
 * WebSocket and its client too, which costs each process a twentieth of its start.
 */
export const { STATUS_CODES: statusWords } = process.getBuiltinModule('node:http');
