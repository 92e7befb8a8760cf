/// <reference types="vite/client" />

// Of the law data, by folder of the Land ('he'; 'de': of the whole country); put in by vite.config.ts. Days are ISO, inclusive.
declare const LAW_PERIODS: Readonly<Record<string, readonly { id: string; length: string; valid_from: string; valid_to?: string }[]>>;
