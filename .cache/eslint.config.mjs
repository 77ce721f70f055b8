// Whole installations of n8n stand here; n8n's own configuration at the root can't leave this folder out.
export default [{ ignores: ['**'] }];
