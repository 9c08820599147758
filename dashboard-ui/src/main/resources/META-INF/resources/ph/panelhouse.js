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
  /* Whether single keys act; a person can switch them off. */
  let single = true;
  function keys(on) { single = on; }
  window.Panelhouse = { scheme: scheme, create: create, arrived: arrived, keys: keys };
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
    if (!single || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || typing(event)) { return; }
    const key = before ? before + ' ' + event.key : event.key;
    clearTimeout(beforeTimer);
    before = '';
    const bearers = Array.from(document.querySelectorAll('[data-ph-key="' + CSS.escape(key).replace(/\\ /g, ' ') + '"]'));
    const target = bearers.find(function (one) { return one.checkVisibility(); }) || bearers[0];
    if (target) {
      event.preventDefault();
      press(target);
    } else if (key === 'g') {
      before = 'g';
      beforeTimer = setTimeout(function () { before = ''; }, 1000);
    }
  });
  /* Keys on the rows of a grid: j and k move, Space selects, Shift+Space selects a range, Enter opens. */
  function rows(grid) {
    if (grid.phRows) { return; }
    grid.phRows = true;
    let anchor = -1;
    function place() {
      const cell = grid.shadowRoot.activeElement;
      const row = cell && cell.closest('tr');
      return row && row.parentElement.id === 'items' && row.index !== undefined ? row.index : -1;
    }
    function arrow(key) {
      const focused = grid.shadowRoot.activeElement;
      const target = focused || grid.shadowRoot.querySelector('#items td[tabindex="0"], #items tr[tabindex="0"]');
      if (!target) { return; }
      if (!focused) { target.focus(); return; }
      target.dispatchEvent(new KeyboardEvent('keydown', { key: key, code: key, keyCode: key === 'ArrowDown' ? 40 : 38, bubbles: true, composed: true, cancelable: true }));
    }
    document.addEventListener('keydown', function (event) {
      if (!single || !grid.isConnected || event.ctrlKey || event.metaKey || event.altKey || typing(event)) { return; }
      if (event.key === 'j' || event.key === 'k') {
        event.preventDefault();
        arrow(event.key === 'j' ? 'ArrowDown' : 'ArrowUp');
      }
    });
    grid.addEventListener('keydown', function (event) {
      const index = place();
      if (index < 0 || event.ctrlKey || event.metaKey || event.altKey || typing(event)) { return; }
      if (event.key === ' ') {
        event.preventDefault();
        event.stopPropagation();
        if (event.shiftKey && anchor >= 0) { grid.$server.selectBetween(anchor, index); } else { grid.$server.toggleAt(index); }
        anchor = index;
      } else if (event.key === 'Enter' && event.composedPath().every(function (node) { return node.tagName !== 'VAADIN-BUTTON' && node.tagName !== 'A'; })) {
        event.preventDefault();
        event.stopPropagation();
        grid.$server.openAt(index);
      }
    }, true);
  }
  window.Panelhouse.rows = rows;
})();
