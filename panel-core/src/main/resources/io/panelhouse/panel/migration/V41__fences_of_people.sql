-- Recovery codes are their operator's; counts of tries are the house's.

CALL panel.fence('panel.recovery_code',
    '(SELECT panel.in_house()) OR EXISTS (SELECT FROM panel.operator own WHERE own.id = recovery_code.operator_id)',
    '(SELECT panel.in_house()) OR EXISTS (SELECT FROM panel.operator own WHERE own.id = recovery_code.operator_id)');
CALL panel.fence('panel.guess', '(SELECT panel.in_house())', '(SELECT panel.in_house())');
