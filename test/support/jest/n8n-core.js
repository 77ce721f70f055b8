module.exports = globalThis.requireN8n('n8n-core');
