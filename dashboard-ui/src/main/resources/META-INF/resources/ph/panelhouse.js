/* Scheme kept per browser, and keys that press what bears them: data-ph-key="g w" on a link, a button or a field. */
(function () {
  'use strict';
  const root = document.documentElement;
  const KEY = 'ph-scheme';
  function stored() {
    try { return localStorage.getItem(KEY) || 'system'; } catch (blocked) { return 'system'; }
  }
  function apply(scheme) {
    if (scheme === 'system') { root.removeAttribute('data-scheme'); } else { root.setAttribute('data-scheme', scheme); }
    root.dispatchEvent(new CustomEvent('ph-scheme', { detail: dark() ? 'dark' : 'light' }));
  }
  function dark() {
    const chosen = root.getAttribute('data-scheme');
    return chosen ? chosen === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
  }
  const scheme = {
    get: stored,
    dark: dark,
    set: function (next) {
      try { localStorage.setItem(KEY, next); } catch (blocked) { /* kept for this page only */ }
      apply(next);
    }
  };
  /* Focuses the quick create form, on Home, from any page. */
  function create() {
    const field = document.querySelector('.ph-create vaadin-text-field');
    if (field) {
      field.scrollIntoView({ block: 'center' });
      field.focus();
      return;
    }
    sessionStorage.setItem('ph-create', '1');
    const home = document.querySelector('.ph-drawer a[data-ph-key="g h"]');
    if (home) { home.click(); } else { location.href = '/'; }
  }
  /* Called by Home when it is there. */
  function arrived() {
    if (sessionStorage.getItem('ph-create')) {
      sessionStorage.removeItem('ph-create');
      create();
    }
  }
  window.Panelhouse = { scheme: scheme, create: create, arrived: arrived };
  apply(stored());
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', function () { apply(stored()); });

  let before = '';
  let beforeTimer = 0;
  function typing(event) {
    return event.composedPath().some(function (node) {
      return node.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(node.tagName || '');
    });
  }
  function press(target) {
    if (target.matches('input, vaadin-text-field, vaadin-combo-box, vaadin-password-field')) {
      target.focus();
    } else {
      target.click();
    }
  }
  document.addEventListener('keydown', function (event) {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || typing(event)) { return; }
    const key = before ? before + ' ' + event.key : event.key;
    clearTimeout(beforeTimer);
    before = '';
    const target = document.querySelector('[data-ph-key="' + CSS.escape(key).replace(/\\ /g, ' ') + '"]');
    if (target) {
      event.preventDefault();
      press(target);
    } else if (key === 'g') {
      before = 'g';
      beforeTimer = setTimeout(function () { before = ''; }, 1000);
    }
  });
})();
