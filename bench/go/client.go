package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
	"os"
	"sync"
)

type config struct {
	ID            string  `json:"id"`
	Hostname      string  `json:"hostname"`
	RecordType    string  `json:"recordType"`
	Token         *string `json:"token"`
	LastIP        *string `json:"lastIp"`
	LastUpdatedAt *string `json:"lastUpdatedAt"`
	UpdateCount   int64   `json:"updateCount"`
	Enabled       bool    `json:"enabled"`
	CreatedAt     *string `json:"createdAt"`
	UpdatedAt     *string `json:"updatedAt"`
}

// client reads the list of updaters of a domain once.
type client struct {
	mutex sync.Mutex
	lists map[string]map[string]config
}

func newClient() *client { return &client{lists: map[string]map[string]config{}} }

func (c *client) list(domain string) (map[string]config, error) {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	if known := c.lists[domain]; known != nil {
		return known, nil
	}
	var answer struct{ Configs []config }
	if err := send("GET", "/domains/"+domain+"/dyndns", nil, &answer); err != nil {
		return nil, err
	}
	byID := map[string]config{}
	for _, found := range answer.Configs {
		byID[found.ID] = found
	}
	c.lists[domain] = byID
	return byID, nil
}

func send(method, path string, body, answer any) error {
	encoded, _ := json.Marshal(body)
	request, err := http.NewRequest(method, os.Getenv("HOSTUP_API_BASE")+path, bytes.NewReader(encoded))
	if err != nil {
		return err
	}
	request.Header.Set("Authorization", "Bearer "+os.Getenv("HOSTUP_API_KEY"))
	request.Header.Set("Content-Type", "application/json")
	request.Header.Set("User-Agent", "bench")
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		return err
	}
	defer response.Body.Close()
	if response.StatusCode >= 300 {
		return fmt.Errorf("%s %s: %s", method, path, response.Status)
	}
	if answer == nil {
		return nil
	}
	return json.NewDecoder(response.Body).Decode(answer)
}
