/*
 * <ph-chart>: one chart with its finding, and the same rows as a table or as CSV.
 *
 * Properties: option (an ECharts option), columns and rows (the table), csv (text), file (its name).
 * In an option a text "@c1" is the colour of that name in the present scheme, and "@count" or "@percent" as a formatter
 * is the function of that name. Nothing moves: charts are drawn without animation.
 */
(function () {
  'use strict';

  const TOKENS = {
    light: {
      card: '#fcfdfe', inset: '#f1f3f6', text: '#0a0b0d', text2: '#5a5b5e',
      c1: '#2f5fd0', c2: '#c25200', c3: '#00594a', c4: '#b9699f',
      c0: '#5b6472', axis: '#8f949b', grid: '#e2e5e9', band80: '#dbe5f9', band50: '#b3c8f2',
      l1: '#6a8fe4', l3: '#3d69d2', l6: '#1f479f', l12: '#0e2a66',
      'on-l1': '#0a0b0d', 'on-l3': '#ffffff', 'on-l6': '#ffffff', 'on-l12': '#ffffff'
    },
    dark: {
      card: '#1d2026', inset: '#23272e', text: '#feffff', text2: '#aeb1b3',
      c1: '#7aa7ff', c2: '#f08a3c', c3: '#5fe0c4', c4: '#b06aa0',
      c0: '#9aa3b0', axis: '#6d737c', grid: '#2c3038', band80: '#24334f', band50: '#33507f',
      l1: '#4a73c9', l3: '#7aa7ff', l6: '#b1cbff', l12: '#e2ecff',
      'on-l1': '#ffffff', 'on-l3': '#0a0b0d', 'on-l6': '#0a0b0d', 'on-l12': '#0a0b0d'
    }
  };
  const FONT = '"Instrument Sans", system-ui, sans-serif';
  let language = 'en-GB';
  function number(value, decimals) {
    return new Intl.NumberFormat(language, { maximumFractionDigits: decimals }).format(value).replace('-', '\u2212');
  }
  const FUNCTIONS = {
    count: function (value) { return number(value, 1); },
    whole: function (value) { return value === null || value === undefined ? '' : number(value, 0); },
    short: function (value) { return Math.abs(value) >= 1000 ? number(value / 1000, 1) + ' k' : number(value, 1); }
  };

  function theme(tokens) {
    const axis = {
      axisLine: { lineStyle: { color: tokens.axis } },
      axisTick: { show: false },
      axisLabel: { color: tokens.text2, fontSize: 11, fontFamily: FONT },
      splitLine: { lineStyle: { color: tokens.grid } }
    };
    return {
      color: [tokens.c1, tokens.c2, tokens.c3, tokens.c4],
      backgroundColor: 'transparent',
      textStyle: { fontFamily: FONT, fontSize: 11, color: tokens.text2 },
      categoryAxis: Object.assign({}, axis, { splitLine: { show: false } }),
      valueAxis: Object.assign({}, axis, { axisLine: { show: false } }),
      line: { symbol: 'none', lineStyle: { width: 2 } },
      tooltip: {
        backgroundColor: tokens.card, borderColor: tokens.grid, borderWidth: 1, padding: [6, 10],
        textStyle: { color: tokens.text, fontFamily: FONT, fontSize: 12 }
      }
    };
  }
  echarts.registerTheme('ph-light', theme(TOKENS.light));
  echarts.registerTheme('ph-dark', theme(TOKENS.dark));

  function scheme() {
    return getComputedStyle(document.documentElement).colorScheme === 'dark' ||
      (window.Panelhouse && window.Panelhouse.scheme.dark()) ? 'dark' : 'light';
  }

  function resolve(value, tokens) {
    if (typeof value === 'string' && value.charAt(0) === '@') {
      const name = value.slice(1);
      return tokens[name] || FUNCTIONS[name] || value;
    }
    if (Array.isArray(value)) { return value.map(function (item) { return resolve(item, tokens); }); }
    if (value && typeof value === 'object') {
      const copy = {};
      Object.keys(value).forEach(function (key) { copy[key] = resolve(value[key], tokens); });
      return copy;
    }
    return value;
  }

  class PhChart extends HTMLElement {
    constructor() {
      super();
      this._values = {};
      this._asTable = false;
      this._redraw = () => this._draw();
      this._watch = new ResizeObserver(() => { if (this._chart) { this._chart.resize(); } });
    }

    connectedCallback() {
      PhChart.PROPERTIES.forEach((name) => {
        if (Object.prototype.hasOwnProperty.call(this, name)) {
          const early = this[name];
          delete this[name];
          this[name] = early;
        }
      });
      if (!this._plot) { this._build(); }
      document.documentElement.addEventListener('ph-scheme', this._redraw);
      this._watch.observe(this._plot);
      this._draw();
    }

    disconnectedCallback() {
      document.documentElement.removeEventListener('ph-scheme', this._redraw);
      this._watch.disconnect();
      if (this._chart) { this._chart.dispose(); this._chart = null; }
    }

    /** Shows the rows in place of the drawing, or the drawing again. */
    toggleTable() {
      this._asTable = !this._asTable;
      this._draw();
    }

    /** Saves the rows as a file. */
    download() {
      const link = document.createElement('a');
      link.href = URL.createObjectURL(new Blob(['\ufeff', this._values.csv || ''], { type: 'text/csv' }));
      link.download = this._values.file || 'chart.csv';
      link.click();
      setTimeout(function () { URL.revokeObjectURL(link.href); }, 1000);
    }

    _build() {
      this._plot = document.createElement('div');
      this._plot.className = 'ph-chart-plot';
      this._table = document.createElement('div');
      this._table.className = 'ph-chart-table';
      this._table.tabIndex = 0;
      this._menu = document.createElement('div');
      this._menu.className = 'ph-chart-menu';
      this._toggle = this._button('', () => this.toggleTable());
      this._menu.append(this._toggle, this._button('CSV', () => this.download()));
      this.append(this._plot, this._table, this._menu);
    }

    _button(label, action) {
      const button = document.createElement('button');
      button.type = 'button';
      button.textContent = label;
      button.addEventListener('click', action);
      return button;
    }

    _draw() {
      if (!this._plot || !this.isConnected || !this._values.option) { return; }
      const now = scheme();
      this._plot.hidden = this._asTable;
      this._table.hidden = !this._asTable;
      language = this._values.language || language;
      this._toggle.textContent = this._asTable ? this._values.asChart : this._values.asTable;
      this._toggle.title = this._toggle.textContent + ' (t)';
      if (this._asTable) { this._fill(); return; }
      if (!this._chart) {
        this._chart = echarts.init(this._plot, 'ph-' + now, { renderer: 'svg' });
      } else if (this._scheme !== now) {
        this._chart.setTheme('ph-' + now);
      }
      this._scheme = now;
      const option = resolve(this._values.option, TOKENS[now]);
      option.animation = false;
      this._chart.setOption(option, { notMerge: true });
      this._chart.resize();
    }

    _fill() {
      const table = document.createElement('table');
      const head = table.createTHead().insertRow();
      (this._values.columns || []).forEach(function (name) {
        const cell = document.createElement('th');
        cell.scope = 'col';
        cell.textContent = name;
        head.append(cell);
      });
      const body = table.createTBody();
      (this._values.rows || []).forEach(function (values) {
        const row = body.insertRow();
        values.forEach(function (value) { row.insertCell().textContent = value; });
      });
      this._table.replaceChildren(table);
    }
  }

  PhChart.PROPERTIES = ['option', 'columns', 'rows', 'csv', 'file', 'asTable', 'asChart', 'language'];
  PhChart.PROPERTIES.forEach(function (name) {
    Object.defineProperty(PhChart.prototype, name, {
      get: function () { return this._values[name]; },
      set: function (value) { this._values[name] = value; this._draw(); }
    });
  });
  customElements.define('ph-chart', PhChart);

  /* t: the chart under the pointer or with the focus, else the first one. */
  document.addEventListener('keydown', function (event) {
    const typing = event.composedPath().some(function (node) {
      return node.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(node.tagName || '');
    });
    if (event.key !== 't' || event.ctrlKey || event.metaKey || event.altKey || typing || event.defaultPrevented) { return; }
    const chart = document.querySelector('.ph-tile:focus-within ph-chart, ph-chart:focus-within') ||
      document.querySelector('.ph-tile:hover ph-chart') || document.querySelector('ph-chart');
    if (chart) { event.preventDefault(); chart.toggleTable(); }
  });
})();
