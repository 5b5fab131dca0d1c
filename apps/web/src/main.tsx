import '@fontsource-variable/inter/wght.css';
import '@mantine/core/styles.layer.css';
import '@mantine/notifications/styles.layer.css';
import './theme/tokens.css';
import './theme/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { fetchFirst } from './api/fetch-first.js';
import { setUpClient } from './api/set-up-client.js';
import { App } from './app.js';

setUpClient();
const root = document.getElementById('root');
if (!root) throw new Error('The page has no #root.');
await fetchFirst(window.location);
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
