<?php
// In the place of WordPress' database: there is nothing in it.
class NothingStored {
    public $ready = true;
    public $prefix = 'wp_';
    public $charset = 'utf8mb4';
    function __call($name, $values) { return null; }
    function __get($name) { return $name; }
    function get_results(...$values) { return []; }
    function get_col(...$values) { return []; }
    function prepare($query, ...$values) { return $query; }
    function suppress_errors($value = true) { return false; }
    function has_cap($name) { return true; }
}
$GLOBALS['wpdb'] = new NothingStored;
