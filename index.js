// n8n reads nodes and credentials from package.json; there is nothing to import from here.
module.exports = {};
