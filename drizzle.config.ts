import { defineConfig } from 'drizzle-kit';

// `npx drizzle-kit generate` writes the next migration from db/schema; functions and policies are plain SQL beside it.
export default defineConfig({ dialect: 'postgresql', schema: './db/schema/index.ts', out: './db/migrations' });
