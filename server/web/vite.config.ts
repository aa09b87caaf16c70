import { defineConfig } from 'vite';

// One entry for each island; a page names only what it needs. Names stay, so that pages can name them; the server
// sends an ETag. What two islands share becomes a chunk of its own.
export default defineConfig({
  build: {
    // three.js is one of them: 194 kB packed, loaded when asked for.
    chunkSizeWarningLimit: 900,
    outDir: '../target/classes/META-INF/resources/assets/js',
    emptyOutDir: true,
    target: 'es2022',
    modulePreload: { polyfill: false },
    rollupOptions: {
      preserveEntrySignatures: 'strict',
      input: {
        site: 'src/site.ts',
        data: 'src/data.ts',
        map: 'src/map.ts',
        rehearse: 'src/rehearse.ts',
        space: 'src/space.ts',
      },
      output: {
        entryFileNames: '[name].js',
        chunkFileNames: 'part-[name]-[hash].js',
      },
    },
  },
});
