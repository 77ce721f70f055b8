// n8n's rules are for what ships. ESLint reads the file that is nearest; `npm run lint:tools` has this folder, with types.
export default [{ ignores: ['**'] }];
